"""The portal over a made-up assistant (fake.py), built once: importing Gradio takes seconds."""

import gc
import importlib.util
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient


def _load_fake() -> ModuleType:
    spec = importlib.util.spec_from_file_location("portal_fake", Path(__file__).with_name("fake.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    return _load_fake()


@pytest.fixture(scope="session")
def portal(fake: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    from askgov.portal import create

    originals = tmp_path_factory.mktemp("originals")
    for report_id in (fake.GOOD, fake.HOSTILE):
        (originals / report_id).write_text("<script>alert(1)</script>原件", encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Gradio's own: deprecations on import, an event loop that it leaves open
        app = create(fake.FakeAssistant(originals))
        gc.collect()
    return app


@pytest.fixture
def client(portal: FastAPI) -> TestClient:
    return TestClient(portal, raise_server_exceptions=False)
