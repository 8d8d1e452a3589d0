mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_what_cannot_search" {
  command = plan

  variables {
    engine_version = "8.1"
  }

  expect_failures = [var.engine_version]
}
