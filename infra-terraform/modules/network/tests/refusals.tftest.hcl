mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_one_zone" {
  command = plan

  variables {
    zones = ["eu-central-1a"]
  }

  expect_failures = [var.zones]
}
