"""De openbare kant: welkom en zelf een vraag stellen."""
