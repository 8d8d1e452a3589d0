# What the policies allow, policy-checks evaluates; here only what they refuse to be made for.
mock_provider "aws" {
  source = "../../mocks"
}

variables {
  uses              = ["mysql"]
  fetches_secrets   = true
  kafka_cluster_arn = "arn:aws:kafka:eu-central-1:123456789012:cluster/im/11111111-2222-3333-4444-555555555555-1"
  database_arns     = { user = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-1/im", owner = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-1/im_owner" }
  secret_arns       = {}
  data_key_arn      = "arn:aws:kms:eu-central-1:123456789012:key/data"
  events_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/events"
}

run "signs_in_as_the_user_of_functions" {
  command = plan

  assert {
    condition     = length(data.aws_iam_policy_document.this.statement) == 1 && tolist(data.aws_iam_policy_document.this.statement[0].resources) == tolist([var.database_arns.user])
    error_message = "One statement: who uses MySQL alone may sign in there, and nothing else."
  }
}

run "refuses_a_use_it_does_not_know" {
  command = plan

  variables {
    uses = ["mysql", "s3"]
  }

  expect_failures = [var.uses]
}
