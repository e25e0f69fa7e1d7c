"""
Tasks as the SDK of Label Studio takes them. For each file: what its validation says by a labelling configuration, and
what its converter makes of the annotations.
"""
import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface


def faults(interface, task):
    if not interface.validate_task({"data": task["data"]}):
        yield "the data of the task"
    for one in [*task.get("annotations", []), *task.get("predictions", [])]:
        yield from interface.validate_prediction(one, return_errors=True)


def converted(config, name):
    with tempfile.TemporaryDirectory() as folder:
        Converter(config, None).convert(name, folder, "JSON_MIN", is_dir=False)
        return json.loads((Path(folder) / "result.json").read_text(encoding="utf8"))


def judge(config, name):
    interface = LabelInterface(config)
    interface.validate()
    tasks = json.loads(Path(name).read_text(encoding="utf8"))
    return {"faults": [one for task in tasks for one in faults(interface, task)], "records": converted(config, name)}


config, *names = sys.argv[1:]
json.dump({"version": version("label-studio-sdk"), "files": [judge(config, name) for name in names]}, sys.stdout)
