"""The two fleet models in SimPy, one process an asset: `models.py mmr|regen RUNS`. Prints runs, CPU seconds and results as JSON."""
import json
import random
import sys
import time

import simpy


def run(model, seed):
    rng = random.Random(seed)
    env = simpy.Environment()
    bays = simpy.Resource(env, capacity=8)
    horizon = 3650 if model == "mmr" else 730
    state = {"up": 0, "area": 0.0, "last": 0.0, "t80": float("inf")}

    def change(by):
        state["area"] += state["up"] * (env.now - state["last"])
        state["last"] = env.now
        state["up"] += by
        if state["up"] >= 80 and env.now < state["t80"]:
            state["t80"] = env.now

    def asset(damaged):
        if damaged:
            with bays.request() as bay:
                yield bay
                yield env.timeout(30 * rng.lognormvariate(0, 0.8))
        change(1)
        while True:
            yield env.timeout(rng.expovariate(1 / 60))
            change(-1)
            with bays.request() as bay:
                yield bay
                yield env.timeout(rng.expovariate(1 / 5))
            change(1)

    def production():
        for _ in range(20):
            yield env.timeout(15)
            env.process(asset(False))

    for _ in range(40 if model == "regen" else 0):
        env.process(asset(True))
    for _ in range(100 if model == "mmr" else 40):
        env.process(asset(False))
    if model == "regen":
        env.process(production())
    env.run(until=horizon)
    change(0)
    return state["area"] / horizon, state["t80"]


model, runs = sys.argv[1], int(sys.argv[2])
start = time.process_time()
results = [run(model, seed) for seed in range(runs)]
seconds = time.process_time() - start
means = [mean for mean, _ in results]
print(json.dumps({"runs": runs, "seconds": seconds, "meanUp": sum(means) / runs, "version": simpy.__version__}))
