mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_what_is_no_expression" {
  command = plan

  variables {
    schedules = { sweepExpired = { expression = "hourly", function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-sweepExpired:live" } }
  }

  expect_failures = [var.schedules]
}
