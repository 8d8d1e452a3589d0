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
domain              = { name = "im.example.org", sockets_name = "sockets.example.org", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555", process_name = "process.im.example.org", process_certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555" }
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
