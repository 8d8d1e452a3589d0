mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_another_runtime" {
  command = plan

  variables {
    runtime = "java21"
  }

  expect_failures = [var.runtime]
}

run "refuses_another_handler" {
  command = plan

  variables {
    handler = "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest"
  }

  expect_failures = [var.handler]
}

run "refuses_two_packages" {
  command = plan

  variables {
    package = { file = "account.zip", bucket = "b", key = "k" }
  }

  expect_failures = [var.package]
}
