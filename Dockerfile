# Two images: `docker build --target head .` and `docker build --target agent .`
#
# Reproducible: npm installs what package-lock.json names, by hash. Debian's packages and this base image move with security
# updates; for the same bytes, name an image by digest whose sources are Debian's archive of one day (--build-arg
# NODE_IMAGE=…@sha256:…), and set SOURCE_DATE_EPOCH, which BuildKit gives all files with --output
# type=image,rewrite-timestamp=true.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# The dashboard and generated code, with everything that takes.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
ENV PATH=/app/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN prisma generate && NODE_ENV=production vite build --logLevel warn

# What head and agent run with: no tools, nothing that is compiled for a machine.
FROM ${NODE_IMAGE} AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --omit=peer --ignore-scripts --no-audit --no-fund

# The same for an agent, which needs few of them.
FROM modules AS agent-modules
COPY agent agent
COPY scripts/keep-modules.mjs scripts/keep-modules.mjs
RUN node scripts/keep-modules.mjs agent \
 && npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

# Node alone, without package managers.
FROM ${NODE_IMAGE} AS node
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn \
      /usr/local/bin/yarnpkg /opt/yarn* /root/.npm
WORKDIR /app
ENV NODE_ENV=production
COPY package.json LICENSE ./

FROM node AS head
LABEL org.opencontainers.image.title="AI Defend head" \
      org.opencontainers.image.description="Control plane: API, dashboard, scheduler" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="0.1.0"
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist/client dist/client
COPY --from=build /app/server server
COPY agent agent
COPY cli cli
COPY client/src/gql/persisted-documents.json client/src/gql/persisted-documents.json
COPY scripts scripts
COPY prisma/migrations prisma/migrations
COPY prisma/schema.prisma prisma/schema.prisma
RUN find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && install -d -o 10001 -g 10001 /run/ai-defend/secrets /run/ai-defend/enrollment
USER 10001:10001
ENV HOST=0.0.0.0
EXPOSE 8000
# As long as migrations of a large database may take.
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s --retries=3 CMD ["node", "scripts/head-health.ts"]
CMD ["node", "server/main.ts"]

FROM node AS agent
LABEL org.opencontainers.image.title="AI Defend agent" \
      org.opencontainers.image.description="Scanner agent with nmap, lynis, clamav, yara and suricata" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="0.1.0"
# The scanners that the tests run with: those of Debian 12, where suricata 7 is among the backports. setpriv gets a copy that
# may pass NET_RAW on to a user who is not root; no program keeps a setuid bit. tini is the first process: it buries what scanners
# leave behind, which Node does not do for processes that it did not start.
RUN sed '/^$/q;s/^Suites: .*/Suites: bookworm-backports/' /etc/apt/sources.list.d/debian.sources \
      > /etc/apt/sources.list.d/backports.sources \
 && apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      ca-certificates clamav libcap2-bin lynis nmap tini util-linux yara \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -t bookworm-backports suricata \
 && install -m 0755 /usr/bin/setpriv /usr/local/bin/setpriv-net-raw \
 && setcap cap_net_raw+p /usr/local/bin/setpriv-net-raw \
 && apt-get purge -y -qq --auto-remove libcap2-bin \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/apt /var/log/dpkg.log /etc/apt/sources.list.d/backports.sources \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} + \
 && groupadd --system --gid 10003 ai-defend-scanner \
 && useradd --system --uid 10003 --gid 10003 --no-create-home --home-dir /nonexistent ai-defend-scanner \
 && install -d -o 10002 -g 10002 /var/lib/ai-defend \
 && install -d -o 10001 -g 10001 /run/ai-defend/enrollment \
 && install -d /etc/ai-defend
COPY --from=agent-modules /app/node_modules node_modules
COPY agent agent
COPY deploy/agent-entrypoint.sh /usr/local/bin/agent-entrypoint
USER 10002:10002
ENV AGENT_SPOOL_DIR=/var/lib/ai-defend/spool
VOLUME /var/lib/ai-defend
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["node", "agent/health.ts"]
ENTRYPOINT ["tini", "--", "agent-entrypoint"]
CMD ["node", "agent/main.ts"]
