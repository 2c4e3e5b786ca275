  AND ($place IS NULL OR any(id IN event.places WHERE id IN $place))
