import {
  type AnyVariables,
  Client,
  type CombinedError,
  createRequest,
  type DocumentInput,
  fetchExchange,
  mapExchange,
  type Operation,
  type OperationResult,
  subscriptionExchange,
} from "@urql/core";
import { Provider } from "@urql/solid";
import { createContext, type JSX, useContext } from "solid-js";
import { map, onEnd, pipe, subscribe } from "wonka";
import { learnHeadTime } from "./clock.ts";
import { createLink, type Link } from "./link.ts";
import { RequestError, toRequestError } from "./request-error.ts";

/** The head as the dashboard sees it: requests, subscriptions and the state of the connection. */
export interface Head {
  readonly client: Client;
  readonly link: Link;
  /** One request. Never shared with another, so its answer is never older than the asking. Throws RequestError. */
  ask<Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** One change. Throws RequestError. */
  tell<Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Follows a subscription until the returned function is called; starts it again whenever it ends. */
  listen<Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    receive: (data: Data) => void,
  ): () => void;
}

const RESUBSCRIBE_MS = 3_000;

/** Connects to the head at this page's own origin. `onUnauthenticated` is told when the session is void. */
export function createHead(onUnauthenticated: () => void): Head {
  const link = createLink(`${location.origin.replace(/^http/, "ws")}/graphql`);
  const client = createHeadClient(link, onUnauthenticated);
  let requests = 0;

  function freshRequest<Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ) {
    // urql shares results by key; a key of its own gives each request and each subscription its own answer.
    requests += 1;
    return { ...createRequest(document, variables), key: requests };
  }

  return {
    client,
    link,
    async ask(document, variables) {
      return dataOf(await client.executeQuery(freshRequest(document, variables)).toPromise());
    },
    async tell(document, variables) {
      return dataOf(await client.executeMutation(freshRequest(document, variables)).toPromise());
    },
    listen(document, variables, receive) {
      let stopped = false;
      let stop = () => {};
      let again: ReturnType<typeof setTimeout> | undefined;
      const restart = () => {
        stop();
        clearTimeout(again);
        if (!stopped) again = setTimeout(start, RESUBSCRIBE_MS);
      };
      const start = () => {
        const handle = (result: OperationResult) => {
          if (result.error) restart();
          else if (result.data !== undefined) receive(result.data);
        };
        const source = client.executeSubscription(freshRequest(document, variables));
        const subscription = pipe(source, onEnd(restart), subscribe(handle));
        stop = () => {
          stop = () => {};
          subscription.unsubscribe();
        };
      };
      start();
      return () => {
        stopped = true;
        clearTimeout(again);
        stop();
      };
    },
  };
}

function dataOf<Data>({ data, error }: OperationResult<Data>): Data {
  if (error) throw toRequestError(error);
  if (data === undefined) throw new RequestError("NO_DATA", "The head answered without data.");
  return data;
}

function createHeadClient(link: Link, onUnauthenticated: () => void): Client {
  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      link.heard();
      learnHeadTime(response.headers.get("date"));
      return response;
    },
    exchanges: [
      mapExchange({
        onError(error) {
          if (isUnauthenticated(error)) onUnauthenticated();
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: link.socket().subscribe({ ...request, query: request.query ?? "" }, sink),
          }),
        }),
      }),
    ],
  });
  giveEachItsOwnCopy(client);
  return client;
}

/** @urql/solid reconciles results in place, which would change what other subscribers of a query hold. */
function giveEachItsOwnCopy(client: Client): void {
  const execute = client.executeRequestOperation.bind(client);
  client.executeRequestOperation = function executeWithCopies<Data, Variables extends AnyVariables>(
    operation: Operation<Data, Variables>,
  ) {
    const results = execute(operation);
    const copies = pipe(
      results,
      map((result): OperationResult<Data, Variables> => ({ ...result, data: structuredClone(result.data) })),
    );
    const { toPromise, then, subscribe: subscribeTo } = results;
    // oxlint-disable-next-line unicorn/no-thenable -- urql's own sources are thenable as well
    return Object.assign(copies, { toPromise, then, subscribe: subscribeTo });
  };
}

function isUnauthenticated(error: CombinedError): boolean {
  return error.response?.status === 401 || toRequestError(error).code === "UNAUTHENTICATED";
}

const HeadContext = createContext<Head>();

export function HeadProvider(props: { head: Head; children: JSX.Element }) {
  return (
    <HeadContext.Provider value={props.head}>
      <Provider value={props.head.client}>{props.children}</Provider>
    </HeadContext.Provider>
  );
}

export function useHead(): Head {
  const head = useContext(HeadContext);
  if (!head) throw new Error("useHead needs a HeadProvider above it.");
  return head;
}
