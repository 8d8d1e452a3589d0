# What the policies allow, policy-checks evaluates; here only what they refuse to be made for.
mock_provider "aws" {
  source = "../../mocks"
}

run "signs_in_as_the_user_of_functions" {
  command = plan

  assert {
    condition     = length(data.aws_iam_policy_document.this.statement) == 1 && tolist(data.aws_iam_policy_document.this.statement[0].resources) == tolist([var.database_arns.user])
    error_message = "One statement: who uses MySQL alone may sign in there, and nothing else."
  }
}
