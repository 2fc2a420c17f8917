FROM python:3.12-slim
WORKDIR /bot
COPY *.py ./
ENV HOST=0.0.0.0 PORT=8080
EXPOSE 8080
USER 65534
CMD ["python3", "server.py"]
