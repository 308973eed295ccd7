"""Model bundles: loading, registry, scoring, explanations, drift and export."""
