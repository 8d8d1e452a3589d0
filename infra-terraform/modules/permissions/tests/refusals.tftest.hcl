# What the policies allow, policy-checks evaluates; here only what they refuse to be made for.
mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_a_use_it_does_not_know" {
  command = plan

  variables {
    uses = ["mysql", "s3"]
  }

  expect_failures = [var.uses]
}
