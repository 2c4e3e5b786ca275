  AND ($by IS NULL OR any(id IN event.initiators WHERE id IN $by))
