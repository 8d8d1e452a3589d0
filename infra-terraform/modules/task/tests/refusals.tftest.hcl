mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_a_tag_that_moves" {
  command = plan

  variables {
    image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/im/socket-fleet:latest"
  }

  expect_failures = [var.image]
}

run "refuses_to_wait_longer_than_fargate_does" {
  command = plan

  variables {
    stop_timeout_seconds = 121
  }

  expect_failures = [var.stop_timeout_seconds]
}
