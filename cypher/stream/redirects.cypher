MATCH (node:Redirect) WHERE node.anchor >= ''
RETURN node.anchor AS anchor, node.successor AS successor
ORDER BY anchor
