mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_to_pause_behind_a_proxy" {
  command = plan

  variables {
    capacity = { min = 0, max = 4 }
  }

  expect_failures = [aws_rds_cluster.this]
}

run "refuses_another_engine" {
  command = plan

  variables {
    engine_version = "5.7.mysql_aurora.2.11.1"
  }

  expect_failures = [var.engine_version]
}
