mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name       = "im-test"
  region     = "eu-central-1"
  account_id = "123456789012"
}

run "keys_rotate" {
  command = plan

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation])
    error_message = "A key does not rotate."
  }
  assert {
    condition     = toset(keys(aws_kms_key.this)) == toset(["data", "logs", "events"])
    error_message = "Keys: data, logs, events."
  }
}

run "keys_can_be_brought_back" {
  command = plan

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.deletion_window_in_days == 30])
    error_message = "A deleted key is gone too soon."
  }
}

run "refuses_a_short_window" {
  command = plan

  variables {
    deletion_window_days = 1
  }

  expect_failures = [var.deletion_window_days]
}
