  {
    low: sum(coalesce(event.killed_low, 0)), best: sum(coalesce(event.killed_best, event.killed_low, 0)),
    high: sum(coalesce(event.killed_high, event.killed_best, event.killed_low, 0))
  } AS killed,
  {
    low: sum(coalesce(event.injured_low, 0)), best: sum(coalesce(event.injured_best, event.injured_low, 0)),
    high: sum(coalesce(event.injured_high, event.injured_best, event.injured_low, 0))
  } AS injured
