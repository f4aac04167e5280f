"""Rules: what each diagnostic code means, which of them apply, and the checks behind them."""
