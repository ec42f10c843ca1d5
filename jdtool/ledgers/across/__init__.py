"""Events written across: months, repeated pairs and items as columns."""
