mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_a_short_window" {
  command = plan

  variables {
    deletion_window_days = 1
  }

  expect_failures = [var.deletion_window_days]
}
