"""A spike: charges a card. Not merged."""

STRIPE_SECRET_KEY = "@{payments-key}"
