mock_provider "aws" {
  source = "../../mocks"
}

run "keys_are_ours_and_rotate" {
  command = plan

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation])
    error_message = "A key does not rotate."
  }
  assert {
    condition     = toset(keys(aws_kms_key.this)) == toset(["data", "logs", "events"])
    error_message = "Keys: data, logs, events."
  }
  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.deletion_window_in_days == 30])
    error_message = "A deleted key is gone too soon."
  }
}
