  AND ($between IS NULL OR any(id IN event.participants WHERE id IN $between))
  AND ($and IS NULL OR any(id IN event.participants WHERE id IN $and))
