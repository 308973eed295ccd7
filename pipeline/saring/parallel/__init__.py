"""An ordered parallel map over threads, processes or a Dask cluster."""
