"""
What doccano's own import makes of files, in a database of its own. Takes jobs as JSON: file, format and task as doccano
calls them, options of the project, and arguments of the import.
"""
import importlib.util
import json
import os
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

folder = tempfile.TemporaryDirectory()
sys.path.insert(0, next(iter(importlib.util.find_spec("backend").submodule_search_locations)))
os.environ["DATABASE_URL"] = f"sqlite:///{folder.name}/doccano.sqlite3"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"

import django
from django.conf import settings

django.setup()

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command

# The tables as they are today, without the steps that led there.
settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
call_command("migrate", run_syncdb=True, verbosity=0)

from data_import.datasets import load_dataset
from data_import.pipeline.catalog import create_file_format
from data_import.pipeline.readers import FileName
from projects.models import SequenceLabelingProject


def plain(example):
    spans = [[s.start_offset, s.end_offset, s.label.text] for s in example.spans.order_by("start_offset", "pk")]
    relations = [[r.from_id.start_offset, r.to_id.start_offset, r.type.text] for r in example.relations.order_by("pk")]
    return {"text": example.text, "spans": spans, "relations": relations}


def take(user, job):
    project = SequenceLabelingProject.objects.create(
        name="p", created_by=user, project_type="SequenceLabeling", **job["project"]
    )
    name = job["file"]
    file = FileName(full_path=name, generated_name=name, upload_name=Path(name).name)
    dataset = load_dataset(
        job["task"], create_file_format(job["format"]), [file], project, **job.get("arguments", {})
    )
    dataset.save(user)
    return {
        "examples": [plain(example) for example in project.examples.order_by("pk")],
        "faults": [str(error.dict()) for error in dataset.errors],
    }


user = get_user_model().objects.create_user("anna")
jobs = [take(user, job) for job in json.load(sys.stdin)]
json.dump({"version": version("doccano"), "jobs": jobs}, sys.stdout)
