"""The page 评审: meetings, the live meeting with its agenda, and the projector."""
