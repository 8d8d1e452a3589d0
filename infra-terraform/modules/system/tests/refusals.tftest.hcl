mock_provider "aws" {
  source = "../../mocks"
}

run "refuses_a_private_key_among_the_public" {
  command = plan

  variables {
    public_token_keys = "{\"keys\":[{\"kid\":\"1\",\"kty\":\"OKP\",\"d\":\"secret\"}]}"
  }

  expect_failures = [var.public_token_keys]
}
