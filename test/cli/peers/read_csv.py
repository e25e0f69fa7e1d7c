"""Tables as pandas reads them without being told anything but the name of the file."""
import json
import sys

import pandas

tables = [pandas.read_csv(name, keep_default_na=False, dtype=str) for name in sys.argv[1:]]
json.dump(
    {"version": pandas.__version__, "tables": [table.to_dict(orient="records") for table in tables]},
    sys.stdout,
)
