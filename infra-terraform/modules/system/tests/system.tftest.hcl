mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                = "im-test"
  region              = "eu-central-1"
  catalog_file        = "../catalog/tests/catalog.json"
  packages            = { folder = "." }
  deletion_protection = true
  log_retention_days  = 90
  monthly_usd         = 400
  network             = { zones = ["eu-central-1a", "eu-central-1b"], nat_per_zone = false }
  account_id          = "123456789012"
  image_tag           = "1.0.0"
  domain              = { name = "im.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555", process_name = "process.im.example.org", process_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
  public_token_keys   = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"1\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}"
  mail                = { host = "smtp.example.org", user = "im", from = "no-reply@example.org" }
  alarm_emails        = ["night@example.org"]
  sizes = {
    kafka     = { instance_type = "kafka.m7g.large", storage_gib = 20 }
    database  = { instances = 1, capacity = { min = 1, max = 4 }, proxy = true, backup_days = 1 }
    cache     = { node_type = "cache.t4g.small", nodes = 1 }
    functions = { reserved_concurrency = 5 }
    processes = {
      kafka-bound  = { cpu = 1024, memory_mib = 2048, min = 1, max = 2 }
      requests     = { cpu = 512, memory_mib = 1024, min = 1, max = 2 }
      socket-fleet = { cpu = 512, memory_mib = 1024, min = 1, max = 2 }
      prepare      = { cpu = 512, memory_mib = 1024, min = 0, max = 1 }
    }
  }
}

run "makes_what_the_catalog_names" {
  command = plan

  assert {
    condition     = toset(keys(output.functions)) == toset(["account", "announceProfile", "publishNotice", "sweepExpired"])
    error_message = "A function too many or too few."
  }
  assert {
    condition     = toset(keys(output.processes)) == toset(["kafka-bound", "requests", "socket-fleet", "prepare"])
    error_message = "A process too many or too few."
  }
  assert {
    condition     = output.triggers == { announceProfile = { topic = "profile-changed", dead_letters = true } }
    error_message = "A mapping for each Kafka-bound function on Lambda, with dead letters."
  }
}

run "the_route_on_lambda_is_never_set_aside" {
  command = plan

  variables {
    compute = { acceptMessage = "lambda", fanOutMessage = "lambda" }
  }

  assert {
    condition     = !output.triggers.acceptMessage.dead_letters && !output.triggers.fanOutMessage.dead_letters && output.triggers.announceProfile.dead_letters
    error_message = "Dead letters on every mapping but the route's."
  }
  assert {
    condition     = output.processes["kafka-bound"].IM_BOUND_DISABLED == "acceptMessage,announceProfile,fanOutMessage" && output.processes["kafka-bound"].IM_DELIVERY_FAN_OUT == "topic"
    error_message = "The Kafka-bound process does what Lambda does, too."
  }
}

run "reaches_what_the_catalog_says_it_uses" {
  command = plan

  assert {
    condition     = toset(output.reached_by.kafka) == toset(["announceProfile", "kafka-bound", "socket-fleet", "prepare"]) && toset(output.reached_by.cache) == toset(["kafka-bound", "requests", "socket-fleet"])
    error_message = "A role reaches a store that it does not use."
  }
  assert {
    condition     = toset(output.reached_by.fleet) == toset(["kafka-bound"]) && !contains(output.reached_by.database, "socket-fleet")
    error_message = "Request functions never call a node; a node never reaches the database."
  }
  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_egress_rule.way : rule.cidr_ipv4 == null]) && alltrue([for rule in aws_vpc_security_group_ingress_rule.fleet : rule.cidr_ipv4 == null])
    error_message = "Inside, groups reach groups, not addresses."
  }
}

run "speaks_tls_everywhere" {
  command = apply

  assert {
    condition     = strcontains(output.processes["kafka-bound"].SPRING_DATASOURCE_URL, "sslMode=VERIFY_IDENTITY") && alltrue([for server in split(",", output.processes["kafka-bound"].IM_KAFKA_BOOTSTRAP_SERVERS) : endswith(server, ":9098")])
    error_message = "A store is reached without TLS."
  }
  assert {
    condition     = output.processes["socket-fleet"].SOCKET_LISTEN_TLS_KEY_FILE != "" && output.processes["socket-fleet"].SOCKET_FLEET_TLS_KEY_FILE != "" && output.processes["socket-fleet"].SOCKET_LISTEN_PROXY_TRUSTED == "10.0.0.0/20,10.0.16.0/20"
    error_message = "A node listens without TLS, or believes others than the load balancer."
  }
  assert {
    condition     = alltrue([for process in output.processes : !anytrue([for name in keys(process) : can(regex("PASSWORD|TOKEN_KEY$|CREDENTIAL$", name))])])
    error_message = "A secret stands in an environment."
  }
}

run "refuses_a_private_key_among_the_public" {
  command = plan

  variables {
    public_token_keys = "{\"keys\":[{\"kid\":\"1\",\"kty\":\"OKP\",\"d\":\"secret\"}]}"
  }

  expect_failures = [var.public_token_keys]
}
