  // Without a status asked for, what is only planned or threatened stays out: it has not happened.
  AND (event.status = $status OR ($status IS NULL AND NOT event.status IN ['planned', 'hypothetical']))
