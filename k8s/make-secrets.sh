#!/bin/sh
# Makes what the dev overlay needs and git must not hold, once: random passwords, and the cluster's public keys, with which
# the head checks the tokens of agents. Secrets that are there already stay as they are.
set -eu
namespace=ai-defend

random() { openssl rand -hex 32; }
exists() { kubectl get "$1" "$2" --namespace "$namespace" >/dev/null 2>&1; }

kubectl get namespace "$namespace" >/dev/null 2>&1 || kubectl create namespace "$namespace"

if ! exists secret head-secrets; then
  password=$(random)
  # From files, as arguments can be read by everybody on this machine.
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  umask 077
  printf %s "$password" >"$folder/postgres-password"
  printf 'postgresql://ai-defend:%s@postgres:5432/ai-defend' "$password" >"$folder/database-url"
  printf 'redis://valkey:6379' >"$folder/redis-url"
  random | tr -d '\n' >"$folder/auth-secret"
  kubectl create secret generic postgres-secrets --namespace "$namespace" \
    --from-file="$folder/postgres-password"
  kubectl create secret generic head-secrets --namespace "$namespace" \
    --from-file="$folder/database-url" --from-file="$folder/redis-url" --from-file="$folder/auth-secret"
fi

# Keys change with the cluster's: run this again then.
keys=$(kubectl get --raw /openid/v1/jwks)
kubectl create configmap kubernetes-keys --namespace "$namespace" --from-literal=jwks.json="$keys" \
  --dry-run=client --output yaml | kubectl apply --filename -

issuer=$(kubectl get --raw /.well-known/openid-configuration | sed -n 's/.*"issuer":"\([^"]*\)".*/\1/p')
if [ "$issuer" != https://kubernetes.default.svc.cluster.local ]; then
  echo "This cluster's issuer is $issuer: set KUBERNETES_ISSUER of the head to it." >&2
fi
