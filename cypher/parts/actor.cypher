  AND ($actor IS NULL OR any(id IN event.initiators + event.targets + event.participants WHERE id IN $actor))
