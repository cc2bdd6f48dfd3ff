"""Where privacy keeps and finds things: takeouts, sealed files, consents, and identity by asking auth."""
