mock_provider "aws" {
  source = "../../mocks"
}

run "the_request_process_starts_whichever_feature_moved" {
  command = apply

  variables {
    compute = { presence = "lambda", message = "ecs" }
  }

  assert {
    condition     = contains(keys(local.process_secrets["requests"]), "SPRING_DATA_REDIS_URL") && contains(output.reached_by.cache, "requests") && local.server_setup["requests"] == null && output.processes["requests"].IM_KEYS_PUBLIC_TOKEN_KEYS == var.public_token_keys
    error_message = "It is not told where Redis is, may not reach it, or holds the key that signs tokens."
  }
}

run "the_request_process_signs_where_account_moved" {
  command = apply

  variables {
    compute = { presence = "lambda", account = "ecs" }
  }

  assert {
    condition     = contains(keys(local.process_secrets["requests"]), "SPRING_DATA_REDIS_URL") && keys(local.server_setup["requests"].secrets) == ["TOKEN_KEY"]
    error_message = "It is not told where Redis is, or has no key to sign tokens with."
  }
}
