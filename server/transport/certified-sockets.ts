import type { Server } from "node:https";
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/**
 * Connections whose other end showed a certificate, WebSockets among them. Whether it was good was decided by what the head
 * knew when their handshake began, so they are ended when that changes.
 */
export class CertifiedSockets {
  readonly #open = new Set<TLSSocket>();
  /** How many changes each connection has seen at its beginning, by its addresses: a TLS socket does not tell what it is on. */
  readonly #begun = new Map<string, number>();
  #changes = 0;

  constructor(server: Server) {
    server.on("connection", (socket: Socket) => this.#begin(socket));
    server.on("secureConnection", (socket: TLSSocket) => this.#keep(socket));
  }

  /** Ends those that are open, and tells how many; those whose handshake is under way end with it. */
  endAll(): number {
    this.#changes += 1;
    const count = this.#open.size;
    for (const socket of this.#open) socket.destroy();
    return count;
  }

  #begin(socket: Socket): void {
    const addresses = addressesOf(socket);
    this.#begun.set(addresses, this.#changes);
    socket.once("close", () => this.#begun.delete(addresses));
  }

  #keep(socket: TLSSocket): void {
    if (!socket.getPeerX509Certificate()) return;
    if (this.#begun.get(addressesOf(socket)) !== this.#changes) return void socket.destroy();
    this.#open.add(socket);
    socket.once("close", () => this.#open.delete(socket));
  }
}

function addressesOf({ remoteAddress, remotePort, localAddress }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress}`;
}
