"""What an operator sees of a site of several workers."""

import pytest

pytestmark = pytest.mark.drill

RECORD = "/claims/C1/v1/record.json"


def test_whichever_worker_is_asked_for_metrics_it_counts_for_all(published, serve, tmp_path):
    shared = tmp_path / "metrics"
    shared.mkdir()
    site = serve(published, workers=2, METRICS_TOKEN="t", PROMETHEUS_MULTIPROC_DIR=str(shared))
    for _visit in range(30):
        site.get(RECORD)
    counted = {
        tuple(
            line
            for line in site.get("/metrics", Authorization="Bearer t").text.splitlines()
            if line.startswith("khojaly_requests_total") and 'status="200"' in line
        )
        for _ask in range(8)
    }
    assert len(counted) == 1
    assert sum(float(line.rpartition(" ")[2]) for line in counted.pop()) == 30
