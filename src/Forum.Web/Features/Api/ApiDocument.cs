using System.Text.Json.Nodes;
using Forum.Core.Features.Categories;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forum.Web.Features.Api;

/// <summary>What the description of the API says beyond what the code says itself: keys, headers, problems.</summary>
internal static class ApiDocument
{
    private const string Key = "key";
    private const string Problem = "Problem";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
        options.AddSchemaTransformer((schema, context, _) => Shape(schema, context.JsonTypeInfo.Type));
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Préau", Version = "1", Description = "The forum for scripts: what a person may do in pages, their key may do here." };

        // Wherever the forum is reached, its API is there too.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made with “forum key create”." };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema();
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Act-As", "The username of the person in whose name this is done; for keys with the scope admin."));
        if (context.Description.HttpMethod == HttpMethods.Post)
            operation.Parameters.Add(Header("Idempotency-Key", "Any text of up to 255 characters. For 24 hours the same request under the same key is done once and gets the same answer."));

        if (context.Description.RelativePath == UploadsApi.Path) operation.RequestBody = FileBody();

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A refusal, as problem details (RFC 9457)",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, context.Document) },
            },
        };
        return Task.CompletedTask;
    }

    // Told here and not by the route, which would answer a wrong body before the forum has a word for it.
    private static OpenApiRequestBody FileBody() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            },
        },
    };

    private static Task Shape(OpenApiSchema schema, Type type)
    {
        if (type == typeof(CategoryName))
        {
            schema.Description = "A category: its id, or its path (slug or parent/slug).";
            schema.OneOf = [new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" }, new OpenApiSchema { Type = JsonSchemaType.String }];
        }

        if (type == typeof(CategoryColour))
        {
            schema.Description = "One of the forum's eight colours, or the one nearest to a #rrggbb.";
            schema.OneOf =
            [
                new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{Category.Hues}" },
                new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$" },
            ];
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "status", "code", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A sentence in the language of Accept-Language." },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable, for programs.", Examples = [JsonValue.Create("posts.refused.tooShort")] },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Sentences by the field they are about.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
