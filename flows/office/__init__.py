"""An office on one machine, which `folio up` opens: server, worker, deployments, drop folders."""
