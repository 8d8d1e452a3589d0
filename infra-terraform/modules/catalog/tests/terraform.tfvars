catalog_file = "tests/catalog.json"
