mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_a_feature_that_is_nowhere" {
  command = plan

  variables {
    functions = { account = { invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:im-test-account:live/invocations", name = "im-test-account", alias_name = "live" } }
  }

  expect_failures = [var.process]
}

run "refuses_a_process_without_a_certificate" {
  command = plan

  variables {
    process = { vpc_id = "vpc-1", subnet_ids = ["subnet-a", "subnet-b"], certificate_arn = null, server_name = null }
  }

  expect_failures = [var.process]
}
