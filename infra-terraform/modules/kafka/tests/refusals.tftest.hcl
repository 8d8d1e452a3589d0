mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_more_partitions_than_brokers_take" {
  command = plan

  variables {
    instance_type = "kafka.t3.small"
    topics        = { message-submitted = { partitions = 512, retention_hours = 72 } }
  }

  expect_failures = [aws_msk_cluster.this]
}

run "refuses_a_broker_of_another_kind" {
  command = plan

  variables {
    instance_type = "kafka.m5.large"
  }

  expect_failures = [var.instance_type]
}
