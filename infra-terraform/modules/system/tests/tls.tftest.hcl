mock_provider "aws" {
  source = "../../mocks"
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
