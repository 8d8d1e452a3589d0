run "refuses_another_place" {
  command = plan

  variables {
    compute = { account = "ec2" }
  }

  expect_failures = [var.compute]
}

run "refuses_what_the_catalog_does_not_name" {
  command = plan

  variables {
    compute = { acceptMesage = "lambda" }
  }

  expect_failures = [output.features_lambda]
}
