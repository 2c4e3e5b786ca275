  // Without a type asked for: what the vocabulary calls violence.
  AND (event.type = $type OR ($type IS NULL AND event:Attack|Strike|Clash))
