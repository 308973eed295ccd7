"""One ordered map over many workers: threads, processes or a Dask cluster."""
