name           = "im-test-socket-fleet"
region         = "eu-central-1"
image          = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/im/socket-fleet:1.0.0"
repository_arn = "arn:aws:ecr:eu-central-1:123456789012:repository/im/socket-fleet"
command        = []
cpu            = 1024
memory_mib     = 2048
environment    = { SOCKET_LISTEN_PORT = "7443" }
secrets        = { SOCKET_REDIS_URL = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:im/redis-url-AbCdEf" }
setup = {
  script      = "printf x >/run/im/x"
  environment = { TOKEN_KEYS = "{}" }
  secrets     = { TLS_KEY = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:im/tls-key-AbCdEf" }
}
alive                = { port = 7444, path = "/actuator/health/liveness" }
stop_timeout_seconds = 120
policy_json          = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
data_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
log_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
