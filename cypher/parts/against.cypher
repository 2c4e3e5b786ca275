  AND ($against IS NULL OR any(id IN event.targets WHERE id IN $against))
