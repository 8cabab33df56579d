"""Short rounds of the campaigns, so that the suite notices when one would end badly."""
