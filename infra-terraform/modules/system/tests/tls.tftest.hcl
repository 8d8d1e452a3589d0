mock_provider "aws" {
  source = "../../mocks"
}

run "speaks_tls_signs_in_by_iam_and_keeps_secrets_apart" {
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
    condition     = alltrue([for name in ["kafka-bound", "requests", "prepare"] : lookup(output.processes[name], "IM_STORE_SIGN_IN", "") == "iam"]) && alltrue([for name in ["kafka-bound", "prepare"] : lookup(output.processes[name], "IM_KAFKA_SIGN_IN", "") == "iam"]) && lookup(output.processes["socket-fleet"], "SOCKET_KAFKA_SIGN_IN", "") == "iam"
    error_message = "A process does not sign in to a store by IAM."
  }
  assert {
    condition     = length(local.secrets["announceProfile"].ecs) == 0 && keys(local.secrets["account"].lambda) == ["IM_SECRETS_MAIL_PASSWORD", "IM_SECRETS_TOKEN_KEY"] && keys(local.server_setup["kafka-bound"].secrets) == ["FLEET_CREDENTIAL"] && keys(local.secrets["kafka-bound"].ecs) == ["SPRING_DATA_REDIS_URL"]
    error_message = "A function is told where its secrets are, a process its secrets, its setup container the keys; each those alone that it uses."
  }
  assert {
    condition     = alltrue([for process in output.processes : !anytrue([for name in keys(process) : can(regex("PASSWORD|TOKEN_KEY$|CREDENTIAL$", name))])])
    error_message = "A secret stands in an environment."
  }
  assert {
    condition     = alltrue([for role in keys(local.roles) : lookup(local.environment[role], "IM_FLEET_TLS_NAME", "") == (contains(local.roles[role].uses, "fleet") ? "sockets.example.org" : "")]) && lookup(output.processes["kafka-bound"], "IM_FLEET_TLS_NAME", "") == "sockets.example.org"
    error_message = "Who calls nodes is told the name of their certificates, nobody else."
  }
}
